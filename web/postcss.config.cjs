// How the styles are made: Mantine's mixins, and its breakpoints where a media query needs them.
module.exports = { plugins: { 'postcss-preset-mantine': {} } }

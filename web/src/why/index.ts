// What other screens use of the explanations: the button, and the dialogs, whose content is loaded when they open.
export { WhyAgent } from './WhyAgent'
export { WhyButton } from './WhyButton'
export { WhyCall } from './WhyCall'
export { WhyQueue } from './WhyQueue'

// What the sections use of forms that save by themselves.
export { Block } from './Block'
export { type Changed, changed, type Part, undoChange } from './changes'
export { writeDuration } from './duration'
export { type Option, SavedColour, SavedMulti, SavedSelect, SavedSwitch, SavedTags } from './fields'
export { SavedNote } from './SavedNote'
export { type Field, type Saver, useField, useSaver } from './saver'
export { SavedDuration, SavedNumber, SavedOptionalText, SavedText, SavedTime } from './TypedField'

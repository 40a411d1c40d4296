// Contrast as WCAG defines it, by its known values.
import { expect, test } from 'vitest'
import { contrast } from './contrast'

test('black on white is all there is, a colour on itself nothing', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#2f9e44', '#2f9e44')).toBeCloseTo(1)
})

test('the darkest grey that text on white may not have', () => {
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
})

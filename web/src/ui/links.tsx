// Links that look like Mantine's, with addresses that the router checks.
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ReactNode } from 'react'

type Inside = { children?: ReactNode }

export const TextLink = createLink((props: Omit<AnchorProps, 'href'> & Inside) => <Anchor {...props} />)
export const ButtonLink = createLink((props: Omit<ButtonProps, 'href'> & Inside) => (
  <Button component="a" {...props} />
))

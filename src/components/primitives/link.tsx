export interface LinkProps {
  /** `http:` or `https:`, nothing else. */
  readonly href: string
  readonly text: string
  /** Where pages cannot be opened, the address is copied instead. */
  readonly onCopy: (href: string) => void
}

/** An address that somebody wrote. The page behind it learns nothing of the meeting. */
export function Link({ href, text }: LinkProps) {
  return (
    <a className='link' href={href} target='_blank' rel='noopener noreferrer nofollow'>
      {text}
    </a>
  )
}

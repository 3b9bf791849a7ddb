import type { PropsWithChildren } from 'react'
import './app.css'

/** The root of both programs: Taro puts the page that is open into `children`. */
export default function App({ children }: PropsWithChildren) {
  return children
}

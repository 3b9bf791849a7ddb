import '@testing-library/jest-dom'
import { resetTaro } from './functions'

afterEach(resetTaro)

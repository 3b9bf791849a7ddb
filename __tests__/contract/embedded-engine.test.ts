import { startEmbeddedEngine } from '../support/media/embedded-engine'
import { mediaEngineContract } from './media-engine'

jest.setTimeout(40_000)

mediaEngineContract('the embedded engine', startEmbeddedEngine)

import { startEmbeddedEngine } from '../support/media/embedded-engine'
import { webEngineContract } from './media-engine-web'

jest.setTimeout(40_000)

webEngineContract('the embedded engine', startEmbeddedEngine)

import { DiagnosticsSheet } from '../../components/room/diagnostics-sheet'
import { useCopy } from '../../hooks/use-copy'
import { useDiagnostics } from '../../hooks/use-diagnostics'
import { useScreen } from '../../hooks/use-screen'
import { useRoomState } from '../../hooks/use-stores'
import type { OneSheetProps } from './sheets'

/** How the streams of this meeting travel. */
export function Diagnostics({ store, onClose }: OneSheetProps) {
  const { streams, text } = useDiagnostics(useRoomState(store))
  const { wide } = useScreen()
  const copy = useCopy(store)
  return <DiagnosticsSheet streams={streams} wide={wide} onExport={() => copy(text(), 'copied')} onClose={onClose} />
}

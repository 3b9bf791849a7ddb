import type { Clip, ClipRequest, Span } from './clip'
import { surveyClip } from './survey-clip'

/** The streams in their places, those that can be read: one damaged file must not cost the whole film. */
export function clipsOf(requests: readonly ClipRequest[]): readonly Clip[] {
  const begin = Math.min(...requests.map(({ startedAt }) => startedAt))
  return requests.flatMap(({ startedAt, ...request }) => {
    try {
      const { durationMs, pictures, audio } = surveyClip(request.path, request.kind)
      const from = startedAt - begin
      const moved = ({ from: start, to }: Span): Span => ({ from: from + start, to: from + to })
      return durationMs > 0 ? [{ ...request, from, to: from + durationMs, pictures: pictures.map(moved), audio }] : []
    } catch {
      return []
    }
  })
}

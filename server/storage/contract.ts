import type { Snapshots } from '../conference/contract'

/**
 * Everything that outlives the process. One contract suite (`__tests__/contract/storage`) for all implementations. What a
 * promise has resolved for survives a power cut; snapshots survive the end of the process.
 */
export interface Store {
  readonly accounts: Accounts
  readonly invites: Invites
  readonly snapshots: Snapshots
  readonly recordings: Recordings
  readonly revocations: Revocations
  readonly audit: Audit
  /** May be called again. Nothing else may be, afterwards. */
  close(): Promise<void>
}

export interface Account {
  readonly uuid: string
  readonly appKey: string
  readonly username: string
  readonly nickname: string
  readonly passwordHash: string
  /** Milliseconds since 1970. */
  readonly created: number
}

/** People with a password, or with a login elsewhere that was seen before. */
export interface Accounts {
  find(appKey: string, username: string): Promise<Account | undefined>
  /** False when the name is taken. */
  add(account: Account): Promise<boolean>
  /** False when there was none. */
  remove(appKey: string, username: string): Promise<boolean>
}

export interface Invite {
  /** Base62, 12 characters: short enough for the `scene` of a mini-program code, long enough not to be guessed. */
  readonly id: string
  readonly appKey: string
  readonly roomName: string
  /** Milliseconds since 1970. */
  readonly created: number
}

/** Short ids that lead to rooms. A room has one invite at a time, so that a printed code stays good until it is revoked. */
export interface Invites {
  find(id: string): Promise<Invite | undefined>
  /** The invite of the room; made with `newId` when there is none. The oldest go when there are too many. */
  obtain(appKey: string, roomName: string, newId: string, now: number): Promise<Invite>
  /** False when there was none. The id never leads anywhere again. */
  revoke(id: string): Promise<boolean>
}

/** What is known of a recording. Its files lie in a folder of their own; the store only remembers them. */
export interface Recording {
  readonly id: string
  readonly conferenceId: string
  /** `org#app`. */
  readonly appKey: string
  /** Empty for a conference without a room. */
  readonly roomName: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Null while it runs, and after a crash until the recorder has mended it. */
  readonly endedAt: number | null
  readonly bytes: number
  /** Whatever the recorder needs beside: plain data for JSON. */
  readonly manifest: unknown
}

export interface RecordingsQuery {
  readonly conferenceId?: string
  readonly appKey?: string
  readonly roomName?: string
  /** Only those that have not ended. */
  readonly running?: boolean
  /** At most [100]; the newest first. */
  readonly count?: number
}

export interface Recordings {
  /** Adds one, or replaces what is known of it. */
  save(recording: Recording): Promise<void>
  find(id: string): Promise<Recording | undefined>
  list(query: RecordingsQuery): Promise<readonly Recording[]>
  /** False when there was none. The files are the caller's. */
  remove(id: string): Promise<boolean>
}

/** From when on the tokens of somebody count; all from before are worth nothing. */
export interface Revocations {
  /** Milliseconds since 1970; 0 for somebody whose tokens were never revoked. Answers at once: every call asks. */
  since(subject: string): number
  revoke(subject: string, at: number): Promise<void>
  /** Forgets what is older, because no token of that age is good any more. */
  forgetBefore(time: number): Promise<void>
}

/** Something that was done, by whom, to whom. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number
  /** A stable word: `created`, `joined`, `granted`… */
  readonly action: string
  readonly appKey: string
  /** Empty when it is about none. */
  readonly conferenceId: string
  readonly roomName: string
  /** Full name of whoever did it; empty for the server itself. */
  readonly actor: string
  /** Full name of whoever it was done to, or empty. */
  readonly subject: string
  /** Whatever else is worth knowing: plain data for JSON. */
  readonly details: Readonly<Record<string, unknown>>
}

export interface StoredAuditEntry extends AuditEntry {
  /** Grows with every entry. */
  readonly id: number
}

export interface AuditQuery {
  /** Full name, as actor or as subject. */
  readonly name?: string
  readonly conferenceId?: string
  readonly action?: string
  /** Only entries with a smaller id: for the next page. */
  readonly before?: number
  /** At most [100]; the newest first. */
  readonly count?: number
}

/** Entries can be added and, after their time, forgotten; they cannot be changed but for the names in them. */
export interface Audit {
  /**
   * Survives the end of the process when it returns; `soon`: when the present turn of the event loop is over, together
   * with the others of that turn in one commit.
   */
  append(entry: AuditEntry, when?: 'now' | 'soon'): void
  list(query: AuditQuery): Promise<readonly StoredAuditEntry[]>
  /** Takes a name out of all entries, with the details of those. Returns how many there were. */
  erase(name: string): Promise<number>
  forgetBefore(time: number): Promise<void>
}

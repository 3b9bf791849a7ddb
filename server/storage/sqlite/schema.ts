/** Marks the file as ours, so that another program's database is not taken for it. ASCII "emet". */
export const APPLICATION_ID = 0x656d6574

/**
 * The steps from an empty file to what this program works with; the number of steps that were taken is the version of the
 * file. What was released is never changed, only added to.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE accounts (
    app_key TEXT NOT NULL, username TEXT NOT NULL, uuid TEXT NOT NULL, nickname TEXT NOT NULL,
    password_hash TEXT NOT NULL, created INTEGER NOT NULL,
    PRIMARY KEY (app_key, username)
  ) STRICT;

  CREATE TABLE invites (
    id TEXT PRIMARY KEY, app_key TEXT NOT NULL, room_name TEXT NOT NULL, created INTEGER NOT NULL,
    UNIQUE (app_key, room_name)
  ) STRICT;

  CREATE TABLE conferences (id TEXT PRIMARY KEY, saved INTEGER NOT NULL, snapshot TEXT NOT NULL) STRICT;
  CREATE TABLE refused_conferences (
    id TEXT NOT NULL, refused INTEGER NOT NULL, reason TEXT NOT NULL, snapshot TEXT NOT NULL
  ) STRICT;

  CREATE TABLE recordings (
    id TEXT PRIMARY KEY, conference_id TEXT NOT NULL, app_key TEXT NOT NULL, room_name TEXT NOT NULL,
    started_at INTEGER NOT NULL, ended_at INTEGER, bytes INTEGER NOT NULL, manifest TEXT NOT NULL
  ) STRICT;
  CREATE INDEX recordings_by_conference ON recordings (conference_id);
  CREATE INDEX recordings_by_room ON recordings (app_key, room_name);

  CREATE TABLE revocations (subject TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT;

  CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, action TEXT NOT NULL, app_key TEXT NOT NULL,
    conference_id TEXT NOT NULL, room_name TEXT NOT NULL, actor TEXT NOT NULL, subject TEXT NOT NULL,
    details TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_by_time ON audit (at);
  CREATE INDEX audit_by_conference ON audit (conference_id);
  CREATE INDEX audit_by_actor ON audit (actor);
  CREATE INDEX audit_by_subject ON audit (subject);
  CREATE TRIGGER audit_is_append_only BEFORE UPDATE OF id, at, action, app_key, conference_id ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  `
]

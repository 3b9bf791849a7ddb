/**
 * Who may do what, as the code that the server answers with: 0 is yes. `rights.test.ts` walks all of it against a real
 * server.
 *
 * The columns are people. Each of the members is in one LIVE meeting with a camera of the talker's in it.
 *
 * - nobody: has signed in nowhere; what they show was made up
 * - expired: shows what was good once, of an admin
 * - foreign: an admin of another meeting, who shows what is good there
 * - invited: has signed in, has a ticket, is not in
 * - audience, talker, admin: are in
 * - kicked: was removed, shows what was good before that
 * - banned: was removed for good
 * - ended: is an admin of a meeting that is over
 */
export const people = [
  'nobody',
  'expired',
  'foreign',
  'invited',
  'audience',
  'talker',
  'admin',
  'kicked',
  'banned',
  'ended'
] as const
export type Who = (typeof people)[number]

/** HTTP calls and entering. `-` means that the person has nothing to try it with. */
export const calls = `
                      nobody expired foreign invited audience talker admin kicked banned ended
find the room           -401    -401       0       0        0      0     0      0      0     0
find it, with a ticket  -401    -401       0       0        0      0     0      0   -512     0
sign out everywhere     -401    -401       0       0        0      0     0      0      0     0
sign the admin out      -401    -401    -401    -401     -401   -401     0   -401   -401  -401
list recordings         -401    -401       0       0        0      0     0      0      0     0
list them by login      -401    -401       0       0        0      0     0      0      0     0
delete a recording      -401    -401    -544    -544     -544   -544  -544   -544   -544  -544
read the audit          -401    -401    -401    -401     -401   -401  -401   -401   -401  -401
revoke somebody         -401    -401    -401    -401     -401   -401  -401   -401   -401  -401
erase somebody          -401    -401    -401    -401     -401   -401  -401   -401   -401  -401
ask for a ticket        -401    -401       0       0        0      0     0      0   -512  -508
look at the meeting     -401    -401       0       0        0      0     0      0   -512  -508
grant a role            -401    -401    -507    -505     -505   -505     0   -505   -505  -506
degrade                 -401    -401    -507    -505     -505   -505     0   -505   -505  -506
remove                  -401    -401    -507    -505     -505   -505     0   -505   -505  -506
ban                     -401    -401       0    -505     -505   -505     0   -505   -505  -506
set an attribute        -401    -401       0    -505        0      0     0   -505   -505  -506
mute all                -401    -401       0    -505     -505   -505     0   -505   -505  -506
lock                    -401    -401       0    -505     -505   -505     0   -505   -505  -506
end the meeting         -401    -401       0    -505     -505   -505     0   -505   -505  -506
push to a CDN           -401    -401    -550    -550     -550   -550  -550   -550   -550  -506
invite by token         -401    -401       0       0        0      0     0      0      0     0
invite by role token    -401    -401       0    -505        0      0     0   -505   -505  -506
revoke an invite        -401    -401    -505    -505     -505   -505     0   -505   -505  -506
enter                   -500    -502    -500       0        0      0     0   -504   -512  -506
enter as the admin      -500    -502    -500    -504     -504   -504     0   -504   -504  -506
get an address to push  -504    -504       0    -504     -505      0     0   -504   -504  -506
get an address to play  -504    -504    -526    -504        0      0     0   -504   -504  -506
`

/**
 * Operations of a socket. Who has not entered has one anyway, and who is out has theirs until it closes. `foreign` has one
 * in their own meeting and finds nobody of this one there. Hanging up is about one's own connections only: another's name
 * for one, the talker's here, means nothing.
 */
export const operations = `
                      nobody expired foreign invited audience talker admin kicked banned ended
end the meeting         -504    -504       0    -504     -505   -505     0   -504   -504  -504
ask for the lists       -504    -504       0    -504        0      0     0   -504   -504  -504
ask a member            -504    -504    -507    -504        0      0     0   -504   -504  -504
tell a member           -504    -504    -507    -504        0      0     0   -504   -504  -504
mute the talker's       -504    -504    -526    -504     -526      0  -526   -504   -504  -504
hang up the talker's    -504    -504       0    -504        0      0     0   -504   -504  -504
publish                 -504    -504    -527    -504     -505   -527  -527   -504   -504  -504
subscribe               -504    -504    -526    -504     -527   -527  -527   -504   -504  -504
record                  -504    -504       0    -504     -505   -505     0   -504   -504  -504
chat                    -504    -504       0    -504        0      0     0   -504   -504  -504
raise a hand            -504    -504       0    -504        0      0     0   -504   -504  -504
lower all hands         -504    -504       0    -504     -505   -505     0   -504   -504  -504
mute a member           -504    -504    -507    -504     -505   -505     0   -504   -504  -504
stop a camera           -504    -504    -507    -504     -505   -505 -532   -504   -504  -504
ask to unmute           -504    -504    -507    -504     -505   -505 -532   -504   -504  -504
hand over               -504    -504    -507    -504     -505   -505     0   -504   -504  -504
be on the phone         -504    -504       0    -504        0      0     0   -504   -504  -504
`

/** Signed addresses of the talker's camera, and of one's own. `yes` lets media through, `no` cuts the connection. */
export const addresses = `
                      nobody expired foreign invited audience talker admin kicked banned ended
push one's own over RTMP  no      no     yes      no       no    yes   yes     no     no    no
push the talker's         no      no      no      no       no      -    no     no     no    no
play over RTMP            no      no      no      no      yes    yes   yes     no     no    no
play over HTTP-FLV        no      no      no      no      yes    yes   yes     no     no    no
play with a push's grant  no      no      no      no       no     no    no     no     no    no
`

export interface Case {
  readonly what: string
  readonly who: Who
  readonly expected: string
}

/** The cases of one table, row by row. */
export function casesOf(table: string): readonly Case[] {
  return table
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const cells = line.split(/\s+/)
      const what = cells.slice(0, -people.length).join(' ')
      return people.map((who, index) => ({ what, who, expected: cells.slice(-people.length)[index] ?? '' }))
    })
}

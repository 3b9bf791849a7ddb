import { readLink, readQuery } from '../../../../src/store/invite-link'

const invite = (id: string) => ({ kind: 'invite', id })

test.each([
  ['https://meet.example/r/aB3', 'aB3'],
  ['  https://meet.example/r/aB3\n', 'aB3'],
  ['https://meet.example/r/aB3/', 'aB3'],
  ['https://meet.example/r/aB3?from=wechat', 'aB3'],
  ['https://meet.example/r/aB3#top', 'aB3'],
  ['https://meet.example/meet/r/aB3', 'aB3'],
  ['https://meet.example/?invite=aB3', 'aB3'],
  ['https://meet.example/#/pages/lobby/index?invite=aB3&x=1', 'aB3'],
  ['/pages/lobby/index?x=1&invite=a%42%33', 'aB3']
])('%s leads to the invitation %s', (link, id) => {
  expect(readLink(link)).toEqual(invite(id))
})

test.each([
  '',
  'hello',
  'https://meet.example/',
  'https://meet.example/r/',
  'https://meet.example/r/aB3/more',
  'https://meet.example/r/../../api',
  'https://meet.example/r/a%2Fb',
  'https://meet.example/r/aaaaaaaaaaaaaaaaaaaaa',
  'https://meet.example/?invite=',
  'https://meet.example/?invite=%',
  'https://meet.example/?invite=a%2Fb',
  'https://meet.example/?invites=aB3',
  'javascript:alert(1)',
  'WIFI:S:home;T:WPA;P:secret;;'
])('%j leads nowhere', (link) => {
  expect(readLink(link)).toBeUndefined()
})

test.each([
  [{ invite: 'aB3' }, invite('aB3')],
  [{ scene: 'aB3' }, invite('aB3')],
  [{ q: encodeURIComponent('https://meet.example/r/aB3') }, invite('aB3')],
  [{ room: 'design' }, { kind: 'room', name: 'design' }],
  [{ room: encodeURIComponent('周会 1/2') }, { kind: 'room', name: '周会 1/2' }],
  [{ room: '100%' }, { kind: 'room', name: '100%' }],
  [{ invite: 'aB3', room: 'design' }, invite('aB3')],
  [{}, undefined],
  [{ room: '' }, undefined],
  [{ room: undefined }, undefined],
  [{ invite: '../x' }, undefined],
  [{ scene: 'a=1&b=2' }, undefined],
  [{ q: '%E0%A4%A' }, undefined]
])('opened with %j, the lobby stands before %j', (query, destination) => {
  expect(readQuery(query)).toEqual(destination)
})

import { renderUnicodeCompact } from 'uqr'

export interface WelcomeFacts {
  /** `http://host:port` for this computer. */
  readonly localUrl: string
  /** What other devices open. */
  readonly outsideUrl: string
  readonly rtmpUrl: string
  readonly isWebAppBuilt: boolean
}

/** What the operator sees when the server is ready. */
export function welcomeText({ localUrl, outsideUrl, rtmpUrl, isWebAppBuilt }: WelcomeFacts): string {
  const lines = [
    '',
    'emeet is ready.',
    '',
    `  On this computer     ${localUrl}`,
    `  On other devices     ${outsideUrl}`,
    ...renderUnicodeCompact(outsideUrl, { border: 2 })
      .split('\n')
      .map((line) => `  ${line}`),
    ...(isWebAppBuilt ? [] : ['  The web app is not built: npm run build:h5', '']),
    ...(outsideUrl.startsWith('https:')
      ? []
      : ['  Browsers on other devices give camera and microphone to https addresses only: npm start -- --https', '']),
    `  Mini-programs push and play at ${rtmpUrl}`,
    '',
    '  The mini-program in WeChat DevTools:',
    '    1. npm run build:weapp',
    '    2. Import this folder, with your own AppID or a test one.',
    '    3. Details > Local settings: switch the check of domain names off.',
    `    4. In the app, Settings > Server address: ${outsideUrl}`,
    ''
  ]
  return `${lines.join('\n')}\n`
}

/** `npm run bench -- mix` measures what mixing costs; `npm run bench -- mix soak` what many comings and goings leave behind. */
await (process.argv[2] === 'soak' ? import('./soak') : import('./cost'))

export {}

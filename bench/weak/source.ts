/** What the phone publishes whose viewers are measured: width and height in pixels, and kbit/s of the pictures. */
export const SIZE = '480x270'
export const BITRATE = 600

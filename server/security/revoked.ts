/** From when on what was given to a person, by full name, counts; 0 where nothing was ever revoked. */
export type ValidSince = (name: string) => number

export const neverRevoked: ValidSince = () => 0

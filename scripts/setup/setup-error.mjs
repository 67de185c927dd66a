/** Something outside these scripts went wrong; its message is one line for the person at the terminal. */
export class SetupError extends Error {}

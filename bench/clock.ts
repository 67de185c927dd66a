/** The time in ms, the same in every process of this machine. */
export const now = () => performance.timeOrigin + performance.now();

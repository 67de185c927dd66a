/** Between two facts on one line. */
export const Dot = () => (
  <span aria-hidden="true" className="text-input">
    ·
  </span>
);

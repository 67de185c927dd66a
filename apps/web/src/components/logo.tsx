export const Logo = ({ className = "size-7" }: { className?: string }) => (
  <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
    <rect width="32" height="32" rx="8" fill="var(--primary)" />
    <path
      d="M16 25.5v-18m-7 1.5v4.5a7 7 0 0 0 14 0V9M12 25.5h8"
      fill="none"
      stroke="var(--primary-foreground)"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);

const delays = ["0ms", "160ms", "320ms"];

/** An answer is coming, and there is nothing of it yet. */
export const AnswerDots = () => (
  <div className="flex h-6 items-center gap-1.5" aria-hidden="true">
    {delays.map((animationDelay) => (
      <span
        key={animationDelay}
        className="size-1.5 animate-pulse rounded-full bg-muted-foreground"
        style={{ animationDelay }}
      />
    ))}
  </div>
);

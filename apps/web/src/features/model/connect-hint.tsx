const Variable = ({ children }: { children: string }) => (
  <code className="font-mono text-[0.92em] text-foreground">{children}</code>
);

/** How a model comes here, while only the demonstration answers. */
export const ConnectHint = () => (
  <p className="border-t bg-muted px-3 py-2.5 text-[13px] text-muted-foreground leading-relaxed">
    To talk to a real model, start Ollama on this machine, or set <Variable>OPENAI_API_KEY</Variable>,{" "}
    <Variable>OPENROUTER_API_KEY</Variable>, <Variable>OLLAMA_BASE_URL</Variable> or, for any compatible server,{" "}
    <Variable>OPENAI_BASE_URL</Variable>, and start Neptun again.
  </p>
);

export function ModelPicker({ value }: { value: string | undefined; onChange: (model: string) => void }) {
  return <span className="text-muted-foreground text-sm">{value}</span>;
}

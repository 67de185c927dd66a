export function fillWorkspace(
  url: string,
  account: { email: string; password: string },
  model: string,
): Promise<number>;

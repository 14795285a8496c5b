/** Ids of all sections below one, whatever their depth. */
export function below(outline: readonly { id: string; parentId: string | null }[], id: string): string[] {
  return outline.filter(({ parentId }) => parentId === id).flatMap((child) => [child.id, ...below(outline, child.id)]);
}

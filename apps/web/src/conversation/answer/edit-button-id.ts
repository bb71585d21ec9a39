/** Where the focus goes back to when a question's editor closes. */
export function editButtonId(messageId: string): string {
  return `edit-${messageId}`;
}

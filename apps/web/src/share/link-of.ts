/** Where this page's own visitors read it: the address that people use, whatever the server is called inside. */
export function linkOf(token: string): string {
  return new URL(`/s/${token}`, window.location.origin).href;
}

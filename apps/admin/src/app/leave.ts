/** To the web client's sign-in, and back here afterwards. */
export function goToSignIn(options: { hasEnded: boolean }): void {
  const back = location.pathname + location.search;
  const ended = options.hasEnded ? "&ended=true" : "";

  location.replace(`/sign-in?redirect=${encodeURIComponent(back)}${ended}`);
}

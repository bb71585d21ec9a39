/** The request with a form of its own in place of its body: whoever asks for `formData()` gets what `read` reads. */
export function withForm(request: Request, read: () => Promise<FormData>): Request {
  const { url, method, headers, signal } = request;

  return Object.defineProperty(new Request(url, { method, headers, signal }), "formData", { value: read });
}

/** Whether a request's body is a form with files in it. */
export function isForm(request: Request): boolean {
  return request.headers.get("content-type")?.toLowerCase().startsWith("multipart/form-data") ?? false;
}

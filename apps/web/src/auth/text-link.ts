/** A link within a text. */
export const textLink =
  "rounded-sm font-medium text-primary-text underline-offset-4 outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring";

import type { Plugin } from "vite";

/** What cannot be bundled, such as what has a native part, is imported from the place where it was installed. */
export function leaveOutside(names: readonly string[]): Plugin {
  return {
    name: "leave-outside",
    apply: "build",
    enforce: "pre",
    async resolveId(name, importer) {
      if (!names.includes(name)) return null;

      const found = await this.resolve(name, importer, { skipSelf: true });
      return found && { id: found.id, external: "relative" };
    },
  };
}

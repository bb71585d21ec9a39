import { posix } from "node:path";
import type { Archive } from "./open-archive.ts";
import { attribute, readXml } from "./read-xml.ts";

export type Relation = { id: string; type: string; target: string };

/** What a part of an OOXML package refers to within the package (ECMA-376, part 2); types without their address. */
export async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const relations: Relation[] = [];

  await readXml(archive.read(posix.join(folder, "_rels", `${posix.basename(part)}.rels`)), {
    open(name, attributes) {
      if (name !== "Relationship" || attribute(attributes, "TargetMode") === "External") return;

      const target = attribute(attributes, "Target") ?? "";
      relations.push({
        id: attribute(attributes, "Id") ?? "",
        type: posix.basename(attribute(attributes, "Type") ?? ""),
        target: target.startsWith("/") ? target.slice(1) : posix.join(folder, target),
      });
    },
  });

  return relations;
}

/** The part that a document begins with, wherever it is. */
export async function mainPart(archive: Archive): Promise<string | null> {
  const relations = await relationsOf(archive, "");

  return relations.find(({ type }) => type === "officeDocument")?.target ?? null;
}

/** What the parts are, by name. */
export async function contentTypeOf(archive: Archive, part: string): Promise<string | null> {
  const wanted = `/${part}`.toLowerCase();
  let found: string | null = null;

  await readXml(archive.read("[Content_Types].xml"), {
    open(name, attributes) {
      if (name !== "Override" || attribute(attributes, "PartName")?.toLowerCase() !== wanted) return;
      found = attribute(attributes, "ContentType");
    },
  });

  return found;
}

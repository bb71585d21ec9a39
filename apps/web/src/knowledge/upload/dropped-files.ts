/** Files that begin with a dot and what systems leave behind are nobody's documents. */
function isHidden(name: string): boolean {
  return name.startsWith(".") || name === "Thumbs.db" || name === "desktop.ini";
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A folder tells its entries in parts, until an empty one. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];

  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return entries;
    entries.push(...part);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

async function filesWithin(entry: FileSystemEntry): Promise<File[]> {
  if (isHidden(entry.name)) return [];
  if (isFile(entry)) return [await fileOf(entry)];
  if (!isFolder(entry)) return [];

  const within = await Promise.all((await entriesOf(entry)).map(filesWithin));
  return within.flat();
}

/** All files that were dropped or pasted, those within folders included. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  // Both lists are emptied when the event is over: they are read before anything is waited for.
  const entries = Array.from(items, (item) => item.webkitGetAsEntry());
  const plain = Array.from(files);
  const known = entries.filter((entry) => entry !== null);
  if (known.length === 0) return plain;

  return (await Promise.all(known.map(filesWithin))).flat();
}

// Files from a drop, a file dialog or a folder, with those that lie in folders found at any depth.

// Returns [{file, name}], name with its path inside a dropped folder. `strays` counts files of a folder with other endings.
export async function filesOf(transfer, endings) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return fromList([...transfer.files], endings, false);
  const found = { files: [], strays: 0 };
  for (const entry of entries) await walk(entry, endings, found, entry.isDirectory);
  return found;
}

export function fromList(files, endings, folder) {
  const taken = folder ? files.filter((file) => fits(file.name, endings)) : files;
  return { files: taken.map((file) => ({ file, name: file.webkitRelativePath || file.name })), strays: files.length - taken.length };
}

async function walk(entry, endings, found, inFolder) {
  if (entry.isFile) {
    if (inFolder && !fits(entry.name, endings)) {
      found.strays += 1;
      return;
    }
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.files.push({ file, name: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // readEntries gives at most 100 at a time.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return;
    for (const child of some) await walk(child, endings, found, inFolder);
  }
}

export const fits = (name, endings) => endings.some((ending) => name.trim().toLowerCase().endsWith(ending));

import { archiveFormat, archiveVersion } from "@claw/contract";
import { badFile, notOurs, notWhole } from "./bad-file.ts";
import { longestConversation } from "./limits.ts";

/** How much of a file shows what it is. */
const headLength = 1024;

/**
 * The texts of the conversations in a file, one at a time: the elements of the list that is the file (ChatGPT), or of
 * the list `conversations` in it (ours). Looks at brackets and strings only, so that neither the file nor more than one
 * conversation of it is ever in memory. INVALID_INPUT for what is no such file, or ends in the middle.
 */
export async function* splitConversations(text: AsyncIterable<string>): AsyncGenerator<string> {
  let depth = 0;
  let listDepth = -1;
  let isInString = false;
  let isEscaped = false;
  let isRootSeen = false;
  let key = "";
  let head = "";
  let element: string[] | null = null;
  let length = 0;

  for await (const chunk of text) {
    if (head.length < headLength) head += chunk.slice(0, headLength);
    let from = 0;
    let stringFrom = 0;

    for (let at = 0; at < chunk.length; at += 1) {
      const unit = chunk.charCodeAt(at);
      if (isInString) {
        if (isEscaped) isEscaped = false;
        else if (unit === 0x5c) isEscaped = true;
        else if (unit === 0x22) {
          isInString = false;
          if (depth === 1 && listDepth === -1) key += chunk.slice(stringFrom, at);
        }
        continue;
      }

      switch (unit) {
        case 0x22: // "
          isInString = true;
          stringFrom = at + 1;
          if (depth === 1) key = "";
          break;
        case 0x7b: // {
        case 0x5b: // [
          if (!isRootSeen) {
            isRootSeen = true;
            if (unit === 0x5b) listDepth = 1;
          } else if (depth === 1 && unit === 0x5b && key === "conversations") {
            refuseOthers(head);
            listDepth = 2;
          } else if (depth === listDepth && unit === 0x7b) {
            element = [];
            length = 0;
            from = at;
          }
          depth += 1;
          break;
        case 0x7d: // }
        case 0x5d: // ]
          depth -= 1;
          if (element && depth === listDepth) {
            element.push(chunk.slice(from, at + 1));
            yield element.join("");
            element = null;
          } else if (depth < listDepth) {
            listDepth = depth === 0 ? listDepth : -1;
          }
          break;
        case 0x20:
        case 0x0a:
        case 0x0d:
        case 0x09:
        case 0xfeff:
          break;
        default:
          if (!isRootSeen) throw notOurs();
      }
    }

    if (element) {
      element.push(chunk.slice(from));
      length += chunk.length - from;
      if (length > longestConversation) throw badFile("A conversation in this file is too large.");
    }
    if (!element && isInString && depth === 1) key += chunk.slice(stringFrom);
  }

  if (!isRootSeen || depth !== 0 || isInString) throw notWhole();
}

function refuseOthers(head: string): void {
  if (!head.includes(`"${archiveFormat}"`)) throw notOurs();

  const version = /"version"\s*:\s*(\d+)/.exec(head)?.[1];
  if (version !== String(archiveVersion)) {
    throw badFile("The file was written by a newer version. Bring this installation up to date first.");
  }
}

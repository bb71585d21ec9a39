/** In milliseconds: what a server needs to start again, and a tunnel to end. Then the file is gone, as after an update. */
const usualPauses = [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000];

/**
 * For `lazy`: a part of the page that is fetched when it is first needed, and fetched again where the server or the
 * network is away at that moment. The page would fail otherwise, with all that is on it. A failed import is a TypeError,
 * and is asked for anew when it is repeated (HTML, "fetch a single module script").
 */
export function patient<Part>(load: () => Promise<Part>, pauses = usualPauses): () => Promise<Part> {
  return async () => {
    for (const pause of pauses) {
      try {
        return await load();
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }

    return load();
  };
}

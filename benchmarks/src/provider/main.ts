import { announce } from "../process/announce.ts";
import { createProvider } from "./serve-provider.ts";

const server = createProvider();
server.listen(0, "127.0.0.1", () => announce(server));

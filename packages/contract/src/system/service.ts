import type { Installation } from "./schemas.ts";

export interface SystemService {
  installation(): Promise<Installation>;
}

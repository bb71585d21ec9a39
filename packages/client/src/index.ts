export * from "./both-doors.ts";
export {
  createServiceClient,
  type ServiceClient,
  type ServiceClientOptions,
} from "./service/create-service-client.ts";
export type { ServiceAuth } from "./service/service-grants.ts";
export { uploadDocument } from "./service/upload-document.ts";

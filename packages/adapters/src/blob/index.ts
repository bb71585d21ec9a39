export { diskBlobStore } from "./disk-blob-store.ts";
export { type S3Options, s3BlobStore } from "./s3-blob-store.ts";

/** Whether this is the built client: while it is developed, files change under the same address. */
export const isBuilt = import.meta.env.PROD;

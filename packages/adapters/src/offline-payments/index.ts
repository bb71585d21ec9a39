export { offlinePayments } from "./offline-payments.ts";

/** The scalars of the API as TypeScript sees them. */
export {};
//# sourceMappingURL=scalars.js.map
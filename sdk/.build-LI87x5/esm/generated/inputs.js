export {};
//# sourceMappingURL=inputs.js.map
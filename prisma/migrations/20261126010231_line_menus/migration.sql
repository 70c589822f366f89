-- CreateTable
CREATE TABLE "line_menu" (
    "town_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rich_menu_id" TEXT NOT NULL,

    CONSTRAINT "line_menu_pkey" PRIMARY KEY ("town_id","kind","locale")
);

-- CreateTable
CREATE TABLE "menu_given" (
    "town_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "rich_menu_id" TEXT NOT NULL,

    CONSTRAINT "menu_given_pkey" PRIMARY KEY ("town_id","user_id")
);

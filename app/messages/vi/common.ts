export const common = {
  portal: "Cổng góp ý",
} as const;

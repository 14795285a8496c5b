-- On their own: a value can be used only once the transaction that adds it is over.
ALTER TYPE "comment_state" ADD VALUE 'merged';
ALTER TYPE "moderation_action" ADD VALUE 'move';
ALTER TYPE "moderation_action" ADD VALUE 'merge';
ALTER TYPE "staff_role" ADD VALUE 'clerk';

import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

/** A list that is read page by page. */
export type Pages<Item> = {
  items: Item[]
  pending: boolean
  /** The first page did not come. */
  failure: Error | undefined
  retry: () => void
  more: boolean
  loadMore: () => void
  loadingMore: boolean
  /** What is shown belongs to the filter before; the new one is being asked for. */
  stale: boolean
}

type Page<Item> = { items: Item[]; next?: string | null | undefined }

type Options<Item> = {
  /** Milliseconds after which it is read again. */
  every?: number
  enabled?: boolean
  /** Puts a page behind what is shown; by itself the one behind the other. */
  join?: (shown: readonly Item[], older: readonly Item[]) => Item[]
}

// a list somebody has read far into is not read again from its beginning by itself
const fewPages = 3

/** Reads a list with a cursor; while a filter changes, what was there stays until the answer comes. */
export const usePages = <Item>(
  queryKey: QueryKey,
  ask: (after: string | undefined) => Promise<Page<Item>>,
  { every, enabled = true, join = (shown, older) => [...shown, ...older] }: Options<Item> = {},
): Pages<Item> => {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: ({ state }) =>
      every !== undefined && (state.data?.pages.length ?? 0) <= fewPages && every,
  })
  return {
    items: query.data?.pages.reduce<Item[]>((shown, page) => join(shown, page.items), []) ?? [],
    pending: query.isPending && enabled,
    failure: query.data ? undefined : (query.error ?? undefined),
    retry: () => void query.refetch(),
    more: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    loadingMore: query.isFetchingNextPage,
    stale: query.isPlaceholderData,
  }
}

// SPDX-FileCopyrightText: 2026 The Tallyroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Starts a real OpenSearch or Elasticsearch node from the jars that a Maven repository holds.
 *
 * The published jars are the server and its modules without the folder layout and the descriptor files
 * that the products' archives have. "assemble" makes that layout, "run" starts the server's own Node class
 * in it. The server is reached by reflection alone, so this one file serves every engine and version.
 */
public final class SearchNode {

    private static final String LEAF = "=";

    public static void main(String[] args) throws Throwable {
        if (args.length >= 5 && args[0].equals("assemble")) {
            List<String> modules = new ArrayList<>();
            Collections.addAll(modules, args);
            assemble(args[1], args[2], Path.of(args[3]), Path.of(args[4]), modules.subList(5, modules.size()));
        } else if (args.length >= 4 && args[0].equals("run")) {
            Map<String, String> settings = new TreeMap<>();
            for (int i = 4; i < args.length; i++) {
                int eq = args[i].indexOf('=');
                if (eq < 1) throw new IllegalArgumentException("not a key=value setting: " + args[i]);
                settings.put(args[i].substring(0, eq), args[i].substring(eq + 1));
            }
            run(args[1], Path.of(args[2]), Path.of(args[3]), settings);
        } else {
            System.err.println("usage: SearchNode assemble ENGINE VERSION JARS HOME [MODULE=ARTIFACT[:CLASS]...]");
            System.err.println("       SearchNode run ENGINE HOME CONFIG [SETTING=VALUE...]");
            System.exit(2);
        }
    }

    // ------------------------------------------------------------------ assemble

    /**
     * Sorts the jars in {@code jars} into HOME/lib and HOME/modules/NAME, and writes the modules' descriptors.
     * The poms that lie beside the jars say which jars belong to the server and which to a module.
     */
    static void assemble(String engine, String version, Path jars, Path home, List<String> specs) throws Exception {
        Map<String, String> artifactByFile = new TreeMap<>(); // "netty-buffer-4.1.1" -> "io.netty:netty-buffer"
        Map<String, List<String>> dependencies = new TreeMap<>();
        try (DirectoryStream<Path> s = Files.newDirectoryStream(jars, "*.pom")) {
            for (Path pom : s) {
                String file = pom.getFileName().toString();
                artifactByFile.put(file.substring(0, file.length() - 4), readPom(pom, dependencies));
            }
        }
        Map<String, List<Path>> jarsOf = new TreeMap<>(); // an artifact has several where it has native builds
        Map<String, String> keyOf = new TreeMap<>(); // "netty-buffer" -> "io.netty:netty-buffer"
        List<URL> urls = new ArrayList<>();
        try (DirectoryStream<Path> s = Files.newDirectoryStream(jars, "*.jar")) {
            for (Path jar : s) {
                String base = jar.getFileName().toString().replaceFirst("[.]jar$", "");
                while (!artifactByFile.containsKey(base)) base = base.substring(0, base.lastIndexOf('-'));
                jarsOf.computeIfAbsent(artifactByFile.get(base), k -> new ArrayList<>()).add(jar);
                if (base.endsWith("-" + version)) {
                    keyOf.put(base.substring(0, base.length() - version.length() - 1), artifactByFile.get(base));
                }
                urls.add(jar.toUri().toURL());
            }
        }

        Map<String, String> artifactOf = new LinkedHashMap<>(); // module -> "group:artifact"
        Map<String, String> classOf = new TreeMap<>();
        for (String spec : specs) {
            String[] p = spec.split("[=:]", 3);
            if (!keyOf.containsKey(p[1])) throw new IllegalStateException("no " + p[1] + "-" + version + ".jar with its pom in " + jars);
            artifactOf.put(p[0], keyOf.get(p[1]));
            if (p.length == 3) classOf.put(p[0], p[2]);
        }

        Set<String> server = closure(keyOf.get(engine), jarsOf, dependencies);
        Set<String> claimed = new TreeSet<>(server);
        Files.createDirectories(home.resolve("plugins"));
        Files.createDirectories(home.resolve("modules"));
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            Class<?> pluginType = Class.forName("org." + engine + ".plugins.Plugin", false, loader);
            for (String name : artifactOf.keySet()) {
                Path jar = jarsOf.get(artifactOf.get(name)).get(0);
                Set<String> own = closure(artifactOf.get(name), jarsOf, dependencies);
                own.removeAll(server);
                List<String> parents = parents(name, jar, artifactOf.keySet());
                for (String parent : parents) own.removeAll(closure(artifactOf.get(parent), jarsOf, dependencies));
                claimed.addAll(own);
                Path dir = Files.createDirectories(home.resolve("modules").resolve(name));
                for (String a : own) copy(jarsOf.get(a), dir);
                String type = classOf.containsKey(name) ? classOf.get(name) : pluginClass(jar, pluginType, loader);
                Files.writeString(dir.resolve("plugin-descriptor.properties"), "name=" + name
                    + "\ndescription=" + name + ", from its published jar\nversion=" + version + "\n" + engine + ".version=" + version
                    + "\njava.version=17\nclassname=" + type + "\n"
                    + (parents.isEmpty() ? "" : "extended.plugins=" + String.join(",", parents) + "\n"));
            }
        }
        Path lib = Files.createDirectories(home.resolve("lib"));
        for (Map.Entry<String, List<Path>> e : jarsOf.entrySet()) {
            if (server.contains(e.getKey()) || !claimed.contains(e.getKey())) copy(e.getValue(), lib);
        }
    }

    /** Notes an artifact's dependencies at run time, and gives back its "group:artifact". */
    private static String readPom(Path pom, Map<String, List<String>> dependencies) throws Exception {
        Element project = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
        String group = child(project, "groupId");
        for (Node p = project.getFirstChild(); p != null && group.isEmpty(); p = p.getNextSibling()) {
            if (p.getNodeName().equals("parent")) group = child((Element) p, "groupId");
        }
        String artifact = group + ":" + child(project, "artifactId");
        List<String> list = new ArrayList<>();
        for (Node d = project.getFirstChild(); d != null; d = d.getNextSibling()) {
            if (!d.getNodeName().equals("dependencies")) continue;
            for (Node x = d.getFirstChild(); x != null; x = x.getNextSibling()) {
                if (!(x instanceof Element)) continue;
                String scope = child((Element) x, "scope");
                if (scope.isEmpty() || scope.equals("compile") || scope.equals("runtime")) {
                    String g = child((Element) x, "groupId");
                    boolean leaf = child((Element) x, "exclusions").contains("*"); // its own dependencies do not count
                    list.add((leaf ? LEAF : "") + (g.startsWith("${") ? group : g) + ":" + child((Element) x, "artifactId"));
                }
            }
        }
        dependencies.put(artifact, list);
        return artifact;
    }

    private static String child(Element e, String name) {
        for (Node c = e.getFirstChild(); c != null; c = c.getNextSibling()) {
            if (c.getNodeName().equals(name)) return c.getTextContent().trim();
        }
        return "";
    }

    private static Set<String> closure(String root, Map<String, List<Path>> jars, Map<String, List<String>> dependencies) {
        Set<String> all = new TreeSet<>();
        Set<String> expanded = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            String a = open.pop();
            boolean leaf = a.startsWith(LEAF);
            if (leaf) a = a.substring(LEAF.length());
            if (!jars.containsKey(a)) continue;
            all.add(a);
            if (!leaf && expanded.add(a)) open.addAll(dependencies.getOrDefault(a, List.of()));
        }
        return all;
    }

    private static void copy(List<Path> jars, Path dir) throws Exception {
        for (Path jar : jars) Files.copy(jar, dir.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The one concrete plugin class in a module's jar. */
    private static String pluginClass(Path jar, Class<?> pluginType, ClassLoader loader) throws Exception {
        List<String> found = new ArrayList<>();
        try (JarFile f = new JarFile(jar.toFile())) {
            for (var e : Collections.list(f.entries())) {
                String n = e.getName();
                if (!n.endsWith("Plugin.class") || n.contains("$") || n.startsWith("META-INF")) continue;
                Class<?> c = Class.forName(n.substring(0, n.length() - 6).replace('/', '.'), false, loader);
                if (pluginType.isAssignableFrom(c) && !Modifier.isAbstract(c.getModifiers())) found.add(c.getName());
            }
        }
        if (found.size() != 1) throw new IllegalStateException("plugin classes in " + jar + ": " + found);
        return found.get(0);
    }

    /** The modules that this one extends: their classes are visible to it. */
    private static List<String> parents(String name, Path jar, Set<String> modules) throws Exception {
        List<String> parents = new ArrayList<>();
        try (JarFile f = new JarFile(jar.toFile())) {
            for (var e : Collections.list(f.entries())) {
                if (e.getName().matches("META-INF/services/.*[.]PainlessExtension") && !name.equals("lang-painless")
                        && modules.contains("lang-painless")) {
                    parents.add("lang-painless");
                }
            }
        }
        if (name.startsWith("x-pack-") && !name.equals("x-pack-core")) parents.add("x-pack-core");
        return parents;
    }

    // ----------------------------------------------------------------------- run

    static void run(String engine, Path home, Path config, Map<String, String> settings) throws Throwable {
        String pkg = "org." + engine + ".";
        settings.put("path.home", home.toString());

        Class<?> logs = Class.forName(pkg + "common.logging.LogConfigurator");
        optional(logs, "configureESLogging"); // Elasticsearch 8 and later: its own logging facade needs a provider
        optional(logs, "registerErrorListener");

        Class<?> settingsType = Class.forName(pkg + "common.settings.Settings");
        Class<?> envType = Class.forName(pkg + "env.Environment");
        Class<?> nodeType = Class.forName(pkg + "node.Node");
        Method prepare = Class.forName(pkg + "node.InternalSettingsPreparer")
            .getMethod("prepareEnvironment", settingsType, Map.class, Path.class, Supplier.class);
        Supplier<String> defaultName = () -> "node";
        Object env = call(prepare, null, settingsType.getField("EMPTY").get(null), settings, config, defaultName);

        Object node = construct(pkg, nodeType, envType, env);
        CountDownLatch closed = new CountDownLatch(1);
        Method close = nodeType.getMethod("close");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                close.invoke(node);
            } catch (ReflectiveOperationException e) {
                e.printStackTrace();
            } finally {
                closed.countDown();
            }
        }, "close-node"));
        call(nodeType.getMethod("start"), node);
        closed.await();
    }

    private static Object construct(String pkg, Class<?> nodeType, Class<?> envType, Object env) throws Throwable {
        for (Constructor<?> c : nodeType.getConstructors()) {
            Class<?>[] p = c.getParameterTypes();
            if (p.length == 1 && p[0] == envType) return create(c, env);
            if (p.length == 2 && p[0] == envType && p[1].getSimpleName().equals("PluginsLoader")) {
                Object modules = bundles(p[1], "loadModulesBundles", folder(env, "modulesDir", "modulesFile"));
                Object plugins = bundles(p[1], "loadPluginsBundles", folder(env, "pluginsDir", "pluginsFile"));
                // the last argument: the server is on the class path here, not a named module with exports to open
                Method m = p[1].getMethod("createPluginsLoader", Set.class, Set.class, Map.class, boolean.class);
                return create(c, env, call(m, null, modules, plugins, Map.of(), false));
            }
        }
        throw new IllegalStateException("no constructor of " + nodeType + " that is known here");
    }

    private static Object bundles(Class<?> loader, String method, Object dir) throws Throwable {
        for (Method m : loader.getMethods()) {
            if (!m.getName().equals(method)) continue;
            if (m.getParameterCount() == 1) return call(m, null, dir);
            if (m.getParameterCount() == 2) return call(m, null, dir, false);
        }
        throw new IllegalStateException("no " + method + " in " + loader);
    }

    private static Object folder(Object env, String... methods) throws Throwable {
        for (String m : methods) {
            try {
                return call(env.getClass().getMethod(m), env);
            } catch (NoSuchMethodException e) {
                // named otherwise in another version
            }
        }
        throw new IllegalStateException("no folder " + methods[0] + " in " + env.getClass());
    }

    private static void optional(Class<?> type, String method) throws Throwable {
        try {
            call(type.getMethod(method), null);
        } catch (NoSuchMethodException e) {
            // not in this version
        }
    }

    private static Object call(Method m, Object target, Object... args) throws Throwable {
        try {
            return m.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object create(Constructor<?> c, Object... args) throws Throwable {
        try {
            return c.newInstance(args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
